package com.mantisnxt.sync.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.regex.Pattern;

/** The ui package of a feature is used by that feature alone; what all share lies in base. */
final class KeepsToItsOwnViews extends ArchCondition<JavaClass> {

    private static final Pattern UI = Pattern.compile("(.+?)\\.ui(\\..*)?");

    KeepsToItsOwnViews() {
        super("use no view of another feature");
    }

    @Override
    public void check(JavaClass user, ConditionEvents events) {
        user.getDirectDependenciesFromSelf().forEach(dependency -> {
            var ui = UI.matcher(dependency.getTargetClass().getPackageName());
            if (ui.matches()
                    && ui.group(1).startsWith("com.mantisnxt.")
                    && !ui.group(1).endsWith(".base")) {
                boolean own = (user.getPackageName() + ".").startsWith(ui.group(1) + ".");
                events.add(new SimpleConditionEvent(user, own, dependency.getDescription()));
            }
        });
    }
}
