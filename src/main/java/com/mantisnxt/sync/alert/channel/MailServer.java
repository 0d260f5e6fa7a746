package com.mantisnxt.sync.alert.channel;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** The mail server of the installation, as Spring's own settings name it; whether there is one is said on the screen. */
@Component
public class MailServer {

    private final @Nullable JavaMailSender sender;
    private final @Nullable String from;

    MailServer(ObjectProvider<JavaMailSender> sender, DeliveryProperties properties) {
        this.sender = sender.getIfAvailable();
        this.from = from(this.sender, properties.mailFrom());
    }

    /** What there is to send with. */
    record Ready(JavaMailSender sender, String from) {}

    /** What is missing, in words for whoever runs the installation. */
    public Optional<String> missing() {
        if (sender == null || (sender instanceof JavaMailSenderImpl real && isBlank(real.getHost()))) {
            return Optional.of("This installation has no mail server: SPRING_MAIL_HOST is not set.");
        }
        return from == null
                ? Optional.of("This installation has no sender for mails: SYNC_ALERTS_DELIVERY_MAILFROM is not set.")
                : Optional.empty();
    }

    Optional<Ready> ready() {
        return sender == null || from == null || missing().isPresent()
                ? Optional.empty()
                : Optional.of(new Ready(sender, from));
    }

    private static @Nullable String from(@Nullable JavaMailSender sender, @Nullable String set) {
        if (!isBlank(set)) {
            return set;
        }
        String user = sender instanceof JavaMailSenderImpl real ? real.getUsername() : null;
        return user != null && user.contains("@") ? user : null;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
