package com.mantisnxt.sync.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** Without @NullMarked on its package a class escapes the null check of the compiler. */
final class LivesInANullMarkedPackage extends ArchCondition<JavaClass> {

    LivesInANullMarkedPackage() {
        super("live in a package annotated with @NullMarked");
    }

    @Override
    public void check(JavaClass inspected, ConditionEvents events) {
        boolean marked = inspected.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(new SimpleConditionEvent(
                inspected, marked, inspected.getName() + " lives in a package without @NullMarked"));
    }
}
