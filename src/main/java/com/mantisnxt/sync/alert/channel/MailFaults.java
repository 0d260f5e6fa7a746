package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.alert.channel.SendOutcome.Later;
import com.mantisnxt.sync.alert.channel.SendOutcome.Never;
import com.mantisnxt.sync.alert.channel.SendOutcome.Partly;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailSendException;

/** What a mail server's refusal means: who got the mail, who may get it later, who never. */
final class MailFaults {

    private static final Logger log = LoggerFactory.getLogger(MailFaults.class);
    private static final int LONGEST_REPLY = 200;

    /** A reply begins with its code: 4xx for now, 5xx for good. */
    private static final Pattern REPLY = Pattern.compile("(?s)(?:^|[^\\w.])([45])(\\d\\d)[ -](.*)");

    private MailFaults() {}

    static SendOutcome outcome(MailSendException fault) {
        Exception[] each = fault.getMessageExceptions();
        if (each.length == 0 || !(each[0] instanceof MessagingException refused)) {
            log.warn("The mail server can't be reached: {}", fault.getMessage());
            return new Later("The mail server does not answer.", null);
        }
        if (refused instanceof SendFailedException failed) {
            return ofRecipients(failed);
        }
        return byReply(refused);
    }

    private static SendOutcome ofRecipients(SendFailedException failed) {
        List<String> unsent = texts(failed.getValidUnsentAddresses());
        List<String> invalid = texts(failed.getInvalidAddresses());
        if (texts(failed.getValidSentAddresses()).isEmpty()) {
            return unsent.isEmpty() && !invalid.isEmpty() ? new Never(reason(failed, invalid)) : byReply(failed);
        }
        return new Partly(reason(failed, unsent.isEmpty() ? invalid : unsent), unsent);
    }

    private static SendOutcome byReply(MessagingException refused) {
        Optional<Matcher> reply = reply(refused);
        if (reply.isEmpty()) {
            log.warn("A mail was not sent: {}", refused.getMessage());
            return new Later("The mail server does not answer.", null);
        }
        String words = words(reply.get());
        return reply.get().group(1).equals("5") ? new Never(words) : new Later(words, null);
    }

    private static String reason(SendFailedException failed, List<String> concerned) {
        String reply = reply(failed).map(MailFaults::words).orElse("The mail server did not take the address.");
        return reply + " (" + String.join(", ", concerned) + ")";
    }

    private static String words(Matcher reply) {
        return Wording.line(reply.group(1) + reply.group(2) + " " + reply.group(3), LONGEST_REPLY);
    }

    /** The last of the chain is the nearest to the fault. */
    private static Optional<Matcher> reply(MessagingException refused) {
        Optional<Matcher> found = Optional.empty();
        @Nullable Exception next = refused;
        while (next instanceof MessagingException one) {
            Matcher matcher = REPLY.matcher(String.valueOf(one.getMessage()));
            if (matcher.find()) {
                found = Optional.of(matcher);
            }
            next = one.getNextException();
        }
        return found;
    }

    private static List<String> texts(Address @Nullable [] addresses) {
        return addresses == null
                ? List.of()
                : Arrays.stream(addresses).map(Address::toString).toList();
    }
}
