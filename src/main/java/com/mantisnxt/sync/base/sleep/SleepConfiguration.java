package com.mantisnxt.sync.base.sleep;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.web.filter.OncePerRequestFilter;

/** Only where an installation allows it; else nothing of this is there. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SleepProperties.class)
@ConditionalOnProperty("sync.sleep.allowed")
class SleepConfiguration {

    @Bean
    Sleep sleep(List<KeepsAwake> keepers, List<Sleeper> sleepers, SleepProperties properties, Clock clock) {
        return new Sleep(keepers, sleepers, properties, clock);
    }

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> wakes(Sleep sleep) {
        var registration = new FilterRegistrationBean<OncePerRequestFilter>(new Wakes(sleep));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Regular work of all features rests meanwhile. What was missed is done at its next time. */
    @Bean
    SchedulingConfigurer rests(TaskScheduler taskScheduler, Sleep sleep) {
        return registrar -> registrar.setTaskScheduler(new RestingScheduler(taskScheduler, sleep));
    }

    /** Whoever probes whether the console lives wants nothing of its database. */
    private static final class Wakes extends OncePerRequestFilter {

        private final Sleep sleep;

        Wakes(Sleep sleep) {
            this.sleep = sleep;
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return request.getRequestURI().startsWith(request.getContextPath() + "/actuator/");
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            sleep.asked();
            try {
                chain.doFilter(request, response);
            } finally {
                sleep.done();
            }
        }
    }
}
