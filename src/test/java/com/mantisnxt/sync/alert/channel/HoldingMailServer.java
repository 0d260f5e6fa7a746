package com.mantisnxt.sync.alert.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An SMTP server that, for a time, leaves senders without an answer: those to "early" before it takes the mail, those to
 * "late" once it has it.
 */
final class HoldingMailServer implements AutoCloseable {

    private final ServerSocket server;
    private final List<Mail> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger held = new AtomicInteger();
    private volatile boolean holds = true;

    record Mail(String recipient, String messageId) {}

    HoldingMailServer() {
        try {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

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

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.startVirtualThread(() -> talk(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket;
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            String recipient = "";
            say(socket, "220 ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("RCPT")) {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('@'));
                    hold(in, recipient.equals("early"));
                }
                if (line.startsWith("DATA")) {
                    say(socket, "354 go on");
                    taken.add(new Mail(recipient, messageId(in)));
                    hold(in, recipient.equals("late"));
                }
                say(socket, line.startsWith("QUIT") ? "221 bye" : "250 ok");
            }
        } catch (IOException e) {
            // whoever called has gone
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

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
