package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.alert.channel.DeliveryBook.Taken;
import com.mantisnxt.sync.alert.channel.Turns.Entry;
import com.mantisnxt.sync.alert.channel.Turns.Turn;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends what is due through a channel, one after the other and outside of transactions, and says when to go on. */
@Component
class DeliveryWorker {

    private static final Logger log = LoggerFactory.getLogger(DeliveryWorker.class);

    /** So that one task of the queue does not go on for ever. */
    private static final int MOST_IN_A_TURN = 200;

    private final CurrentCaller currentCaller;
    private final Turns turns;
    private final DeliveryBook book;
    private final Settlements settlements;
    private final Map<ChannelKind, Post> posts = new EnumMap<>(ChannelKind.class);

    DeliveryWorker(
            CurrentCaller currentCaller, Turns turns, DeliveryBook book, Settlements settlements, List<Post> posts) {
        this.currentCaller = currentCaller;
        this.turns = turns;
        this.book = book;
        this.settlements = settlements;
        posts.forEach(post -> this.posts.put(post.kind(), post));
    }

    /** @return when to look at this delivery again, empty when it is settled */
    Optional<Instant> work(DeliveryKey key) {
        return key.org() == null ? turn(key) : currentCaller.callAs(Caller.reader(key.org()), () -> turn(key));
    }

    private Optional<Instant> turn(DeliveryKey key) {
        Entry entry = turns.enter(key);
        Turn turn = entry.turn();
        if (turn == null) {
            return Optional.ofNullable(entry.again());
        }
        try {
            sendWhatIsDue(turn);
        } finally {
            turns.leave(turn);
        }
        return turns.next(key);
    }

    private void sendWhatIsDue(Turn turn) {
        for (int sent = 0; sent < MOST_IN_A_TURN; sent++) {
            Optional<Taken> taken = book.take(turn);
            if (taken.isEmpty()
                    || !settlements.settle(taken.get(), send(taken.get().letter()))) {
                return;
            }
        }
    }

    /** What nobody foresaw is a failure like another: the message is tried again, and given up in the end. */
    SendOutcome send(Letter letter) {
        try {
            return Objects.requireNonNull(posts.get(letter.kind())).send(letter);
        } catch (RuntimeException fault) {
            log.error("{} was not sent", letter, fault);
            return new SendOutcome.Later("It failed; see the server's log.", null);
        }
    }
}
