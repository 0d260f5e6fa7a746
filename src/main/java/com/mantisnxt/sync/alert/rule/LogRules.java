package com.mantisnxt.sync.alert.rule;

import com.mantisnxt.sync.alert.AlertChanged.Severity;
import com.mantisnxt.sync.alert.rule.RuleSpec.Limit;
import com.mantisnxt.sync.upkeep.LogHealth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is watched of the log as a whole. */
@Configuration(proxyBeanMethods = false)
class LogRules {

    private static final long MEGABYTE = 1L << 20;

    /** One thing to look at, which is so or not. */
    private record Watch(RuleSpec spec, Function<Look, Optional<Finding>> found) implements Rule {

        @Override
        public Findings look(Look look) {
            return Findings.of(found.apply(look).map(List::of).orElseGet(List::of));
        }
    }

    @Bean
    Rule logGrowthRule(LogHealth log) {
        var spec = RuleSpec.of("log-growth", 200, Severity.WARNING, new Limit("megabytesPerDay", 2_000, 1, 10_000_000))
                .ofTheInstallation();
        return new Watch(spec, look -> {
            long growth = log.numbers().growth();
            String text = "The log grows by %s MB a day this month (the limit is %s MB)."
                    .formatted(Words.number(growth / MEGABYTE), Words.number(look.limit(0)));
            return when(growth > look.limit(0) * MEGABYTE, Finding.of("log", "Activity log", text, look.now()));
        });
    }

    @Bean
    Rule monthsAheadRule(LogHealth log) {
        var spec = RuleSpec.of("months-ahead", 210, Severity.CRITICAL, new Limit("months", 2, 1, 24))
                .ofTheInstallation();
        return new Watch(spec, look -> {
            int months = log.numbers().monthsAhead();
            String text = "%s of the log lie ready ahead (at least %s should)."
                    .formatted(months == 1 ? "1 month" : months + " months", look.limit(0));
            return when(months < look.limit(0), Finding.of("log", "Activity log", text, look.now()));
        });
    }

    @Bean
    Rule catchAllRule(LogHealth log) {
        var spec = RuleSpec.of("catch-all-in-use", 220, Severity.WARNING).ofTheInstallation();
        return new Watch(spec, look -> {
            LogHealth.Numbers numbers = log.numbers();
            long bytes = numbers.catchAllBytes();
            String text = "Events lie in the catch-all, which should be empty: %s kB.%s"
                    .formatted(
                            Words.number(bytes >> 10),
                            numbers.catchAllAhead()
                                    ? " They are dated beyond all months that lie ready, which only the clock of the"
                                            + " database's server can have done: see that it is right."
                                    : "");
            return when(bytes > 0, Finding.of("log", "Activity log", text, look.now()));
        });
    }

    private static Optional<Finding> when(boolean isSo, Finding finding) {
        return isSo ? Optional.of(finding) : Optional.empty();
    }
}
