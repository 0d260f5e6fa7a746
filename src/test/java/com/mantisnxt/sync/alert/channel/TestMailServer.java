package com.mantisnxt.sync.alert.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An SMTP server on a port of its own that says what a test wants to each who calls. */
abstract class TestMailServer implements AutoCloseable {

    private final ServerSocket server;

    TestMailServer() {
        try {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    final int port() {
        return server.getLocalPort();
    }

    /** With one caller, until it has gone. */
    abstract void talk(BufferedReader in, Speaker out) throws IOException;

    /** What is said to the caller. */
    @FunctionalInterface
    interface Speaker {

        void say(String line) throws IOException;
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
            Speaker out = line -> {
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
            };
            out.say("220 ready");
            talk(in, out);
        } catch (IOException e) {
            // whoever called has gone
        }
    }

    @Override
    public final void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
