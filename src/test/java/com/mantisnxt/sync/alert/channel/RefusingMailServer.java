package com.mantisnxt.sync.alert.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Refuses recipients by what they are called: unknown for good, later for now. */
final class RefusingMailServer extends TestMailServer {

    private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
    private volatile String atData = "354 go on";

    /** Whom it took mails for, in their order. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    void atData(String reply) {
        atData = reply;
    }

    @Override
    void talk(BufferedReader in, Speaker out) throws IOException {
        List<String> recipients = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String reply = reply(line, recipients);
            out.say(reply);
            if (reply.startsWith("354")) {
                while (!".".equals(line)) {
                    line = in.readLine();
                }
                taken.addAll(recipients);
                out.say("250 taken");
            }
        }
    }

    private String reply(String line, List<String> recipients) {
        if (line.startsWith("RCPT")) {
            String address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
            if (address.startsWith("unknown")) {
                return "550 5.1.1 mailbox unknown";
            }
            if (address.startsWith("later")) {
                return "451 4.7.1 greylisted";
            }
            recipients.add(address);
        }
        return line.startsWith("DATA") ? atData : line.startsWith("QUIT") ? "221 bye" : "250 ok";
    }
}
