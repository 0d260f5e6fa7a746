package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.http.WebAddress;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** Says of a draft what can't stand. */
final class ChannelCheck {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_RECIPIENTS = 20;
    private static final int MOST_RULES = 50;
    private static final Pattern RULE = Pattern.compile("[a-z][a-z0-9_.-]{0,63}");

    /** One address and nothing beside it: no name, no list, no route, nothing that could begin a header. */
    private static final Pattern ADDRESS = Pattern.compile("[!-~&&[^\\s,;:<>()\\[\\]\"\\\\]]{3,254}");

    private ChannelCheck() {}

    static void of(ChannelDraft draft) {
        String name = draft.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || hasControls(name)) {
            throw new InvalidInput(
                    "invalid_name", "name", "A name is one line of 1 to " + LONGEST_NAME + " characters.");
        }
        if (draft.rules().size() > MOST_RULES || !draft.rules().stream().allMatch(RULE.asMatchPredicate())) {
            throw new InvalidInput("invalid_rule", "rules", "There is no such rule.");
        }
        if (draft.kind() == ChannelKind.MAIL) {
            recipients(draft.recipients());
        }
    }

    static List<String> recipients(List<String> recipients) {
        if (recipients.isEmpty() || recipients.size() > MOST_RECIPIENTS) {
            throw new InvalidInput(
                    "invalid_recipients", "recipients", "Name 1 to " + MOST_RECIPIENTS + " e-mail addresses.");
        }
        recipients.forEach(ChannelCheck::recipient);
        return recipients;
    }

    private static void recipient(String address) {
        if (!ADDRESS.matcher(address).matches() || !isComplete(address)) {
            String shown = address.replaceAll("\\p{Cntrl}+", " ");
            throw new InvalidInput(
                    "invalid_recipients",
                    "recipients",
                    "\"" + shown.substring(0, Math.min(80, shown.length()))
                            + "\" is no e-mail address. Enter it as name@example.org; a domain in another script in its xn-- form.");
        }
    }

    private static boolean isComplete(String address) {
        try {
            new InternetAddress(address, true).validate();
            return address.indexOf('@') > 0;
        } catch (AddressException e) {
            return false;
        }
    }

    /** Where a webhook goes. */
    static URI address(String entered) {
        try {
            return WebAddress.of(entered);
        } catch (SourceFault fault) {
            throw new InvalidInput("invalid_address", "address", fault.reason());
        }
    }

    static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
