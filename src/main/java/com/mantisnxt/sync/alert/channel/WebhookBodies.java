package com.mantisnxt.sync.alert.channel;

import java.util.Locale;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes what webhooks send: fields of our own for programs, and a text that Slack and those like it show. */
@Component
class WebhookBodies {

    /** A word joiner. */
    private static final char UNSEEN = '\u2060';

    private final Wording wording;
    private final JsonMapper json;

    WebhookBodies(Wording wording, JsonMapper json) {
        this.wording = wording;
        this.json = json;
    }

    byte[] write(Letter letter) {
        News news = letter.news();
        ObjectNode body = json.createObjectNode();
        body.put("type", type(news));
        body.put("timestamp", news.at().toString());
        ObjectNode data = body.putObject("data");
        data.put("alert", news.alert().toString());
        data.put("organisation", letter.org() == null ? null : letter.org().toString());
        data.put("rule", news.rule());
        data.put("severity", wording.severity(news));
        data.put("subject", news.subject());
        data.put("text", news.text());
        data.put("path", news.path());
        data.put("link", wording.link(news).map(Object::toString).orElse(null));
        body.put("text", slack(news));
        return json.writeValueAsBytes(body);
    }

    private static String type(News news) {
        return Wording.isTest(news)
                ? "alert.test"
                : "alert." + news.change().name().toLowerCase(Locale.ROOT);
    }

    private String slack(News news) {
        return "*" + said(wording.headline(news).replace('*', '∗')) + "* (" + wording.severity(news) + ")\n"
                + said(wording.text(news))
                + wording.link(news)
                        .map(link -> "\n<" + escaped(link.toString()) + "|Look in the console>")
                        .orElse("");
    }

    /**
     * What an alert is about must neither call a whole channel nor hide where a link goes, at Slack or at those that
     * read Markdown and take a bare @ for a mention: what begins these is broken by a character that nobody sees.
     */
    private static String said(String text) {
        return escaped(text)
                .replace("@", "@" + UNSEEN)
                .replace("](", "]" + UNSEEN + "(")
                .replace('`', '\'');
    }

    /** These three begin links and mentions at Slack. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
