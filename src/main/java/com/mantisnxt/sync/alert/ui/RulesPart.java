package com.mantisnxt.sync.alert.ui;

import com.mantisnxt.sync.alert.RuleSetting;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;

/** The rules by which is judged; administrators set them. */
final class RulesPart extends Div {

    RulesPart(AlertServices services) {
        addClassName("alert-rules");
        List<RuleSetting> all = services.rules().all();
        add(section(services, all, false));
        if (services.alerts().showsInstallation()) {
            add(section(services, all, true));
        }
    }

    private Section section(AlertServices services, List<RuleSetting> all, boolean ofInstallation) {
        String key = ofInstallation ? "alert.rules.installation" : "alert.rules.organisation";
        var section = new Section(new H2(getTranslation(key)));
        section.addClassNames("sc-card", "sc-pad");
        String text = services.mayAdminister() ? key + ".text" : "alert.rules.read-only";
        var about = new Paragraph(getTranslation(text));
        about.addClassName("sc-mute");
        section.add(about);
        all.stream()
                .filter(setting -> setting.rule().ofInstallation() == ofInstallation)
                .forEach(setting -> section.add(new RuleForm(services, setting)));
        return section;
    }
}
