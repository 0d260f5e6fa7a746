package com.mantisnxt.sync.base.sleep;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.ConsoleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ConsoleTest
class NoSleepByDefaultTest {

    @Autowired
    private ObjectProvider<Sleep> sleep;

    @Autowired
    private ApplicationContext context;

    @Test
    void nothingOfItIsThere() {
        assertThat(sleep.getIfAvailable()).isNull();
        assertThat(context.containsBean("rests") || context.containsBean("wakes"))
                .isFalse();
    }
}
