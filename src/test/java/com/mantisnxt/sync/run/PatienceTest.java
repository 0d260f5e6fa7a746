package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many that are turned away at one moment do not come back at one moment. */
class PatienceTest {

    private static final int MANY = 500;

    /** That none of so many falls into a tenth of the range happens by chance once in 10^22 times. */
    @ParameterizedTest
    @CsvSource({"0,2", "1,4", "2,8", "6,128", "7,256", "8,300", "10,300", "1000000,300"})
    void eachWaitsHalfTheTimeAtLeastAndTheRestByChance(int times, long seconds) {
        Duration longest = Duration.ofSeconds(seconds);
        Duration tenth = longest.dividedBy(20);
        List<Duration> pauses =
                Stream.generate(() -> Patience.pause(times)).limit(MANY).toList();
        assertThat(pauses).allMatch(pause -> pause.compareTo(longest) <= 0);
        assertThat(pauses).allMatch(pause -> pause.compareTo(longest.dividedBy(2)) >= 0);
        assertThat(pauses)
                .as("some come early")
                .anyMatch(pause -> pause.compareTo(longest.dividedBy(2).plus(tenth)) < 0);
        assertThat(pauses).as("some come late").anyMatch(pause -> pause.compareTo(longest.minus(tenth)) > 0);
        assertThat(pauses.stream().distinct()).hasSizeGreaterThan(MANY / 3);
    }
}
