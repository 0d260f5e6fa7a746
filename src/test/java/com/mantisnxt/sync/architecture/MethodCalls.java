package com.mantisnxt.sync.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.time.Clock;
import java.util.Date;

/** Calls that rules speak about. */
final class MethodCalls {

    private MethodCalls() {}

    /** The time without a Clock: now() without or with a zone, the system's milliseconds, a clock made on the spot. */
    static DescribedPredicate<JavaMethodCall> askingTheSystemForTheTime() {
        return DescribedPredicate.describe("asks the system for the time", call -> {
            var owner = call.getTargetOwner();
            var target = call.getTarget();
            boolean now = owner.getPackageName().equals("java.time")
                    && target.getName().equals("now")
                    && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
            boolean millis =
                    owner.isEquivalentTo(System.class) && target.getName().equals("currentTimeMillis");
            boolean clock =
                    owner.isEquivalentTo(Clock.class) && target.getName().startsWith("system");
            return now || millis || clock || owner.isEquivalentTo(Date.class);
        });
    }
}
