package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivityLine;
import com.mantisnxt.sync.activity.ErrorSyncs;
import com.mantisnxt.sync.activity.FailedRetries;
import com.mantisnxt.sync.base.ui.Feedback;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.text.NumberFormat;
import java.util.Locale;

/** Says of how many syncs what failed would be tried again, of how many not and why; what was counted is what is asked. */
final class RetryDialog extends Dialog {

    private final transient FailedRetries retries;
    private final transient FailedRetries.Outlook outlook;
    private final String why;

    RetryDialog(ToolServices services, ActivityFilter shown) {
        ErrorSyncs.Found found = services.errorSyncs().of(services.search().pin(shown));
        this.retries = services.retries();
        this.outlook = retries.outlook(found.syncs());
        this.why = ActivityLine.write(shown);
        setHeaderTitle(getTranslation("activity.retry.title"));
        setWidth("min(32rem, 94vw)");
        int count = outlook.syncs().size();
        add(new Paragraph(
                count == 0
                        ? getTranslation("activity.retry.none")
                        : getTranslation("activity.retry.can", number(count), number(outlook.items()))));
        if (count > 0) {
            add(new Paragraph(getTranslation("activity.retry.all")));
        }
        others(found);
        Button confirm = new Button(getTranslation("activity.retry.confirm", number(count)), event -> begin());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.setEnabled(count > 0);
        confirm.setDisableOnClick(true);
        getFooter().add(new Button(getTranslation("activity.cancel"), event -> close()), confirm);
    }

    private void others(ErrorSyncs.Found found) {
        UnorderedList list = new UnorderedList();
        outlook.others()
                .forEach((reason, count) -> list.add(new ListItem(getTranslation(
                        "activity.retry.not." + reason.name().toLowerCase(Locale.ROOT), number(count)))));
        if (found.withoutSync() > 0) {
            list.add(new ListItem(getTranslation("activity.retry.without", number(found.withoutSync()))));
        }
        if (list.getChildren().findAny().isPresent()) {
            add(new Paragraph(getTranslation("activity.retry.others")), list);
        }
        if (found.orMore()) {
            add(new Paragraph(getTranslation("activity.retry.more")));
        }
    }

    private void begin() {
        close();
        Feedback.tried(() -> UI.getCurrent().navigate(retries.begin(outlook.syncs(), why)));
    }

    private String number(long value) {
        return NumberFormat.getIntegerInstance(getLocale()).format(value);
    }
}
