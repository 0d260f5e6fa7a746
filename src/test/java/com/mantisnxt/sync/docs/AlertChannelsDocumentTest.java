package com.mantisnxt.sync.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.alert.channel.ChannelStage;
import com.mantisnxt.sync.alert.channel.Receiver;
import com.mantisnxt.sync.testing.ConsoleTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the page on channels shows is what is sent, and what it tells receivers to do works. */
@ConsoleTest
@TestPropertySource(
        properties = {"sync.connector.allow-private-addresses=true", "sync.public-address=https://sync.example.org"})
class AlertChannelsDocumentTest {

    private static final Markdown DOCUMENT = Markdown.of("docs", "ALERT_CHANNELS.md");

    @Autowired
    private ApplicationContext context;

    @TempDir
    private Path folder;

    @Test
    void aReceiverTellsAGenuineCallFromAForgedAndAnOldOne() throws Exception {
        Files.writeString(folder.resolve("Genuine.java"), DOCUMENT.fence("java", "run"));
        Receiver.Call call = call();
        Files.write(folder.resolve("body.json"), call.body());
        assertThat(judged(call.id(), call.timestamp(), "v1,AAAA " + call.signature()))
                .isEqualTo("genuine");
        assertThat(judged("another", call.timestamp(), call.signature())).isEqualTo("forged");
        String old = String.valueOf(Instant.now().getEpochSecond() - 3_600);
        assertThat(judged(call.id(), old, signature(call.id(), old, call.body())))
                .isEqualTo("forged");
        Files.writeString(folder.resolve("body.json"), "{}");
        assertThat(judged(call.id(), call.timestamp(), call.signature())).isEqualTo("forged");
    }

    @Test
    void theBodyHasTheFieldsThatAreShown() {
        JsonNode sent = JsonMapper.shared().readTree(call().body());
        JsonNode shown = JsonMapper.shared().readTree(DOCUMENT.fence("json", "body"));
        assertThat(sent.propertyNames()).containsExactlyInAnyOrderElementsOf(shown.propertyNames());
        assertThat(sent.path("data").propertyNames())
                .containsExactlyInAnyOrderElementsOf(shown.path("data").propertyNames());
        assertThat(sent.path("text").asString())
                .matches("(?s)\\*Opened: .*\\* \\(warning\\)\\n.*\\n<https://.*\\|Look in the console>");
    }

    private Receiver.Call call() {
        try (var receiver = new Receiver()) {
            ChannelStage stage = ChannelStage.in(context);
            stage.addWebhook(receiver.uri());
            stage.opened("Orders");
            stage.deliver();
            return receiver.calls().getFirst();
        }
    }

    private String judged(String id, String timestamp, String signatures) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new Program(folder, Map.of("SECRET", ChannelStage.SECRET))
                .run(java.toString(), "Genuine.java", id, timestamp, signatures, "body.json")
                .strip();
    }

    private static String signature(String id, String timestamp, byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(ChannelStage.SECRET.substring(6)), "HmacSHA256"));
        mac.update((id + "." + timestamp + ".").getBytes());
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    }
}
