package com.mantisnxt.sync.base.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * An answer whose beginning is sent can't become a problem any more. It is broken off without its end, so that its reader
 * notices: nothing is put behind what was sent, neither a problem nor an error page.
 */
@Configuration(proxyBeanMethods = false)
class BegunAnswers {

    private static final Logger log = LoggerFactory.getLogger(BegunAnswers.class);

    @Bean
    FilterRegistrationBean<Cut> cutOfBegunAnswers() {
        var registration = new FilterRegistrationBean<>(new Cut());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.INCLUDE));
        return registration;
    }

    @Bean
    HandlerExceptionResolver noProblemsBehindBegunAnswers() {
        return new Rethrown();
    }

    /** Tells the server to close the connection, and keeps its error page, which it would include, off the answer. */
    static final class Cut extends HttpFilter {

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (request.getDispatcherType() == DispatcherType.INCLUDE && response.isCommitted()) {
                return;
            }
            try {
                chain.doFilter(request, response);
            } catch (ServletException | IOException | RuntimeException fault) {
                if (!response.isCommitted()) {
                    throw fault;
                }
                told(request, NestedExceptionUtils.getMostSpecificCause(fault));
                throw new CloseNowException(fault);
            }
        }

        /** Readers who go away are none of our faults. */
        private static void told(HttpServletRequest request, Throwable cause) {
            Level level = cause instanceof IOException ? Level.DEBUG : Level.WARN;
            log.atLevel(level).log("The answer to {} was broken off: {}", request.getRequestURI(), cause.toString());
        }
    }

    /** Asked before whoever makes problems. */
    private static final class Rethrown implements HandlerExceptionResolver, Ordered {

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        @Override
        public @Nullable ModelAndView resolveException(
                HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception fault) {
            if (!response.isCommitted()) {
                return null;
            }
            throw fault instanceof IOException io ? new UncheckedIOException(io) : new IllegalStateException(fault);
        }
    }
}
