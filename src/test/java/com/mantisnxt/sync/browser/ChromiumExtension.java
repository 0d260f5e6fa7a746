package com.mantisnxt.sync.browser;

import com.mantisnxt.sync.testing.Tools;
import com.microsoft.playwright.Browser;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Hands each test a {@link Console} and closes its pages afterwards; a failure leaves pictures in target/browser. A test
 * that starts the application by itself takes the {@link Browser} alone. Without a Chromium the tests are left out and say so, except where CI=true promises a machine that has everything.
 */
final class ChromiumExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {

    private static final Namespace HERE = Namespace.create(ChromiumExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.find().isPresent() || Tools.here().promised()) {
            return ConditionEvaluationResult.enabled("a browser is expected here");
        }
        return ConditionEvaluationResult.disabled(
                "no Chromium on this machine; install one or name it with CHROMIUM=/path/to/it");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Console.class || type == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Chromium chromium = context.getRoot()
                .getStore(HERE)
                .computeIfAbsent(Chromium.class, type -> Chromium.launch(), Chromium.class);
        if (parameter.getParameter().getType() == Browser.class) {
            return chromium.browser();
        }
        return context.getStore(HERE)
                .computeIfAbsent(
                        Console.class,
                        type -> new Console(chromium.browser(), SpringExtension.getApplicationContext(context)),
                        Console.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Console console = context.getStore(HERE).get(Console.class, Console.class);
        if (console == null) {
            return;
        }
        if (context.getExecutionException().isPresent()) {
            console.photograph(context.getRequiredTestClass().getSimpleName() + "-"
                    + context.getRequiredTestMethod().getName());
        }
        console.close();
    }
}
