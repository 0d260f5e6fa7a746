package com.mantisnxt.sync.alert.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Leaves senders without an answer for a time: those to "early" before it takes the mail, those to "late" once it has it. */
final class HoldingMailServer extends TestMailServer {

    private final List<Mail> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger held = new AtomicInteger();
    private volatile boolean holds = true;

    record Mail(String recipient, String messageId) {}

    List<Mail> taken() {
        return Collections.unmodifiableList(taken);
    }

    /** Senders that wait for an answer. */
    int held() {
        return held.get();
    }

    void answerFromNowOn() {
        holds = false;
    }

    @Override
    void talk(BufferedReader in, Speaker out) throws IOException {
        String recipient = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("RCPT")) {
                recipient = line.substring(line.indexOf('<') + 1, line.indexOf('@'));
                hold(in, recipient.equals("early"));
            }
            if (line.startsWith("DATA")) {
                out.say("354 go on");
                taken.add(new Mail(recipient, messageId(in)));
                hold(in, recipient.equals("late"));
            }
            out.say(line.startsWith("QUIT") ? "221 bye" : "250 ok");
        }
    }

    /** Until the other side has gone. */
    private void hold(BufferedReader in, boolean whom) throws IOException {
        if (holds && whom) {
            held.incrementAndGet();
            while (in.readLine() != null) {
                continue;
            }
            throw new IOException("gone");
        }
    }

    private static String messageId(BufferedReader in) throws IOException {
        String id = "";
        for (String line = in.readLine(); line != null && !".".equals(line); line = in.readLine()) {
            if (line.startsWith("Message-ID:")) {
                id = line;
            }
        }
        return id;
    }
}
