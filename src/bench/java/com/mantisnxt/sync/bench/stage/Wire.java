package com.mantisnxt.sync.bench.stage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between a browser and the console and counts the bytes that pass, as they are on the wire. */
public final class Wire implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicLong toBrowser = new AtomicLong();
    private final AtomicLong toServer = new AtomicLong();
    private final int target;

    public Wire(int target) throws IOException {
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    public long toBrowser() {
        return toBrowser.get();
    }

    public long toServer() {
        return toServer.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket browser = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                browser.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> copy(browser, server, toServer));
                Thread.ofVirtual().start(() -> copy(server, browser, toBrowser));
            }
        } catch (IOException closed) {
            // the end
        }
    }

    private static void copy(Socket from, Socket to, AtomicLong counted) {
        byte[] buffer = new byte[16_384];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                counted.addAndGet(read);
                out.write(buffer, 0, read);
            }
        } catch (IOException closed) {
            // one side has gone, the other goes too
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
