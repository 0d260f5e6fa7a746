package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.alert.AlertChanged.Change;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Writes mails. */
@Component
class MailLetters {

    private static final String MARK = "[Sync Console] ";

    private final Wording wording;

    MailLetters(Wording wording) {
        this.wording = wording;
    }

    MimeMessage write(Letter letter, MailServer.Ready server) throws MessagingException {
        News news = letter.news();
        MimeMessage message = server.sender().createMimeMessage();
        var mail = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        var from = new InternetAddress(server.from());
        mail.setFrom(from);
        mail.setTo(letter.leftTo().toArray(String[]::new));
        // what begins an encoded word would be read as what it encodes, a break of lines for one
        mail.setSubject(MARK + wording.headline(news).replace("=?", "= ?"));
        mail.setText(plain(news), html(news));
        headers(message, letter, domain(from));
        return message;
    }

    private static void headers(MimeMessage message, Letter letter, String domain) throws MessagingException {
        message.setHeader("Message-ID", messageId(letter.id(), domain));
        // no answers by machines, least of all to each other
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        News news = letter.news();
        if (news.change() == Change.CLOSED) {
            UUID opened = DeliveryKey.id(letter.channel(), news.alert(), Change.OPENED);
            message.setHeader("In-Reply-To", messageId(opened, domain));
            message.setHeader("References", messageId(opened, domain));
        }
    }

    private String plain(News news) {
        return wording.headline(news) + "\n\n" + wording.text(news) + "\n\n"
                + "Severity: " + wording.severity(news) + "\n"
                + "At: " + news.at() + "\n"
                + wording.link(news).map(link -> "Look: " + link + "\n").orElse("");
    }

    private String html(News news) {
        Optional<URI> link = wording.link(news);
        return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>"
                + "<h2>" + escaped(wording.headline(news)) + "</h2>"
                + "<p>" + escaped(wording.text(news)) + "</p>"
                + "<p>Severity: " + wording.severity(news) + "<br>At: " + news.at() + "</p>"
                + link.map(to -> "<p><a href=\"" + escaped(to.toString()) + "\">Look in the console</a></p>")
                        .orElse("")
                + "</body></html>";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    private static String messageId(UUID id, String domain) {
        return "<" + id + "@" + domain + ">";
    }

    private static String domain(InternetAddress from) {
        String address = from.getAddress();
        return address.substring(address.indexOf('@') + 1);
    }
}
