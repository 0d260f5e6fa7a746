package com.mantisnxt.sync.alert.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An SMTP server that refuses recipients by what they are called: unknown for good, later for now. */
final class RefusingMailServer implements AutoCloseable {

    private final ServerSocket server;
    private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
    private volatile String atData = "354 go on";

    RefusingMailServer() {
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

    /** Whom it took mails for, in their order. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    void atData(String reply) {
        atData = reply;
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
            List<String> recipients = new ArrayList<>();
            say(socket, "220 ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String reply = reply(line, recipients);
                say(socket, reply);
                if (reply.startsWith("354")) {
                    while (!".".equals(line)) {
                        line = in.readLine();
                    }
                    taken.addAll(recipients);
                    say(socket, "250 taken");
                }
            }
        } catch (IOException e) {
            // whoever called has gone
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
