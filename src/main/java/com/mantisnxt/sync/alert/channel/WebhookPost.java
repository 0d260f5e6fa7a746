package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.alert.channel.ChannelSafe.Target;
import com.mantisnxt.sync.alert.channel.SendOutcome.Delivered;
import com.mantisnxt.sync.alert.channel.SendOutcome.Later;
import com.mantisnxt.sync.alert.channel.SendOutcome.Never;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.http.Answers;
import com.mantisnxt.sync.connector.http.Outgoing;
import com.mantisnxt.sync.connector.http.WebAnswer;
import com.mantisnxt.sync.connector.http.WebRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends webhooks, by the one way out. Of the answer only its status counts; nothing it holds is read or shown. */
@Component
class WebhookPost implements Post {

    private static final Logger log = LoggerFactory.getLogger(WebhookPost.class);
    private static final long LARGEST_ANSWER = 1 << 20;

    /** Answers about what was sent, which will be the same the next time. */
    private static final Set<Integer> FOR_GOOD = Set.of(400, 410, 413, 414, 415, 422);

    private final Outgoing outgoing;
    private final ChannelSafe safe;
    private final WebhookBodies bodies;
    private final InstallationProperties installation;
    private final DeliveryProperties properties;
    private final Clock clock;

    WebhookPost(
            Outgoing outgoing,
            ChannelSafe safe,
            WebhookBodies bodies,
            InstallationProperties installation,
            DeliveryProperties properties,
            Clock clock) {
        this.outgoing = outgoing;
        this.safe = safe;
        this.bodies = bodies;
        this.installation = installation;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.WEBHOOK;
    }

    @Override
    public SendOutcome send(Letter letter) {
        Target target;
        try {
            target = target(letter);
        } catch (IllegalStateException e) {
            log.warn("A webhook's secrets can't be read: {}", e.getMessage());
            return new Later("The address and the secret can't be read: the key that sealed them is missing.", null);
        }
        try (WebAnswer answer = outgoing.send(request(letter, target))) {
            return judged(answer);
        } catch (SourceFault fault) {
            boolean isForGood = fault.kind() == Kind.FORBIDDEN_ADDRESS || fault.kind() == Kind.TOO_LARGE;
            return isForGood ? new Never(fault.reason()) : new Later(fault.reason(), fault.retryAt());
        }
    }

    private WebRequest request(Letter letter, Target target) {
        byte[] body = bodies.write(letter);
        String id = letter.id().toString();
        Instant now = clock.instant();
        return WebRequest.post(target.address(), body)
                .with("webhook-id", id)
                .with("webhook-timestamp", String.valueOf(now.getEpochSecond()))
                .with("webhook-signature", SigningSecret.of(target.secret()).sign(id, now, body))
                .atMost(LARGEST_ANSWER)
                .within(properties.answerWait());
    }

    private SendOutcome judged(WebAnswer answer) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return new Delivered();
        }
        String reason = answer.uri().getHost() + " answered " + status + ".";
        return FOR_GOOD.contains(status) ? new Never(reason) : new Later(reason, Answers.retryAt(answer, clock));
    }

    private Target target(Letter letter) {
        if (letter.org() != null && letter.sealed() != null) {
            return safe.open(letter.sealed(), letter.org(), letter.channel());
        }
        if (installation.webhook() == null || installation.secret() == null) {
            throw new IllegalStateException("The installation's webhook is no longer set.");
        }
        return new Target(ChannelCheck.address(installation.webhook()), installation.secret());
    }
}
