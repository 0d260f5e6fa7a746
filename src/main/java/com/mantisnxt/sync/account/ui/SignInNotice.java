package com.mantisnxt.sync.account.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the sign-in page says about the attempt before, or about why it is shown again. */
final class SignInNotice extends Paragraph {

    private static final List<Said> SAID = List.of(
            new Said("wrong", true, "That e-mail address and password don't go together, or there is no access."),
            new Said("locked", true, "Too many failed attempts. Signing in is locked for 15 minutes."),
            new Said("slowed", true, "Too many attempts from here. Wait a minute, then try again."),
            new Said("expired", false, "That took too long. Please sign in again."),
            new Said("ended", false, "Your session has ended. Please sign in again."),
            new Said("out", false, "You are signed out."),
            new Said("done", false, "Done. You can sign in now."));

    private record Said(String parameter, boolean isError, String text) {}

    private SignInNotice(Said said) {
        super(said.text());
        addClassName(said.isError() ? "sign-in-error" : "sign-in-note");
        getElement().setAttribute("role", said.isError() ? "alert" : "status");
    }

    static Optional<SignInNotice> of(Map<String, List<String>> parameters) {
        return ofCode(parameters.getOrDefault("code", List.of()))
                .or(() -> SAID.stream()
                        .filter(said -> parameters.containsKey(said.parameter()))
                        .findFirst())
                .map(SignInNotice::new);
    }

    private static Optional<Said> ofCode(List<String> values) {
        if (values.contains("wrong")) {
            return Optional.of(new Said("code", true, "That code is not right, or was used before."));
        }
        if (values.contains("none")) {
            return Optional.of(new Said(
                    "code",
                    true,
                    "Your account needs a second factor that is not set up yet. Ask an administrator for a link."));
        }
        return Optional.empty();
    }
}
