package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.alert.channel.SendOutcome.Delivered;
import com.mantisnxt.sync.alert.channel.SendOutcome.Later;
import com.mantisnxt.sync.alert.channel.SendOutcome.Never;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.stereotype.Component;

/** Sends mails by the server of the installation. */
@Component
class MailPost implements Post {

    private static final Logger log = LoggerFactory.getLogger(MailPost.class);

    private final MailServer server;
    private final MailLetters letters;

    MailPost(MailServer server, MailLetters letters) {
        this.server = server;
        this.letters = letters;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.MAIL;
    }

    @Override
    public SendOutcome send(Letter letter) {
        Optional<MailServer.Ready> ready = server.ready();
        if (ready.isEmpty()) {
            return new Later(server.missing().orElse("There is no mail server."), null);
        }
        try {
            MimeMessage message = letters.write(letter, ready.get());
            ready.get().sender().send(message);
            return new Delivered();
        } catch (MessagingException e) {
            log.warn("A mail can't be written: {}", e.getMessage());
            return new Never("The mail can't be written; see the server's log.");
        } catch (MailAuthenticationException e) {
            log.warn("The mail server refuses the console: {}", e.getMessage());
            return new Later("The mail server does not let the console sign in.", null);
        } catch (MailSendException e) {
            return MailFaults.outcome(e);
        } catch (MailException e) {
            log.warn("A mail was not sent: {}", e.getMessage());
            return new Later("The mail was not sent; see the server's log.", null);
        }
    }
}
