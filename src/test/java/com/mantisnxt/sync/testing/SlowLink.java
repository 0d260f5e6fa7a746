package com.mantisnxt.sync.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A way to a database on which one question can be made to take long; it lives as long as the JVM. */
public final class SlowLink {

    private final ServerSocket here;
    private final TestDatabase there;
    private final String question;
    private volatile Duration delay = Duration.ZERO;

    /** @param question what a statement has to hold to be late */
    public SlowLink(TestDatabase there, String question) {
        this.there = there;
        this.question = question;
        try {
            here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    /** The database's, by this way; statements come with their text each time. */
    public String url() {
        return there.url().replace(":" + there.port() + "/", ":" + here.getLocalPort() + "/") + "?prepareThreshold=0";
    }

    public void delay(Duration longer) {
        delay = longer;
    }

    private void accept() {
        while (!here.isClosed()) {
            try {
                Socket client = here.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), there.port());
                Thread.startVirtualThread(() -> pump(client, server, true));
                Thread.startVirtualThread(() -> pump(server, client, false));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void pump(Socket from, Socket to, boolean asks) {
        byte[] buffer = new byte[65_536];
        try (from;
                to) {
            for (int read = from.getInputStream().read(buffer);
                    read > 0;
                    read = from.getInputStream().read(buffer)) {
                if (asks && new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains(question)) {
                    LockSupport.parkNanos(delay.toNanos());
                }
                to.getOutputStream().write(buffer, 0, read);
                to.getOutputStream().flush();
            }
        } catch (IOException e) {
            // one side has gone, and so does the other
        }
    }
}
