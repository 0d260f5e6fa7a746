package com.mantisnxt.sync.account.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the sign-in page says about the attempt before, or about why it is shown again. */
final class SignInNotice extends Paragraph {

    private static final List<String> KNOWN =
            List.of("wrong", "locked", "slowed", "spent", "expired", "ended", "out", "done");
    private static final Set<String> CALM = Set.of("expired", "ended", "out", "done");

    SignInNotice(String key) {
        setText(getTranslation("account.sign-in." + key));
        addClassName("sc-notice");
        boolean isError = !CALM.contains(key);
        getElement().setAttribute("role", isError ? "alert" : "status");
        getElement().setAttribute("data-error", isError);
    }

    static Optional<String> keyOf(Map<String, List<String>> parameters) {
        return parameters.getOrDefault("code", List.of()).stream()
                .filter(value -> value.equals("wrong") || value.equals("none"))
                .map(value -> "code." + value)
                .findFirst()
                .or(() -> KNOWN.stream().filter(parameters::containsKey).findFirst());
    }
}
