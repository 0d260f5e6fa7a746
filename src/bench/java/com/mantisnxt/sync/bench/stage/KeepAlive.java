package com.mantisnxt.sync.bench.stage;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 connection that is kept open and asked one thing at a time, with as little work on this side as can be:
 * load and server share the machine. Where the server closes it, another is opened.
 */
public final class KeepAlive implements AutoCloseable {

    private final int port;
    private final String head;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    public KeepAlive(int port, String token) {
        this.port = port;
        head = " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\n";
    }

    /**
     * @return the answer's body
     * @throws IOException also for every answer that is not a success
     */
    public String post(String path, String json) throws IOException {
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        return ask("POST " + path + head + "Content-Length: " + length + "\r\n\r\n" + json);
    }

    public String get(String path) throws IOException {
        return ask("GET " + path + head + "\r\n");
    }

    private String ask(String request) throws IOException {
        byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
        boolean fresh = socket == null;
        try {
            connected().getOutputStream().write(bytes);
            return answer();
        } catch (EOFException idleForLong) {
            if (fresh) {
                throw idleForLong;
            }
            close();
            connected().getOutputStream().write(bytes);
            return answer();
        }
    }

    private Socket connected() throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket();
            open.setTcpNoDelay(true);
            open.connect(new InetSocketAddress("127.0.0.1", port));
            in = new BufferedInputStream(open.getInputStream(), 8192);
            socket = open;
        }
        return open;
    }

    private String answer() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
            last |= lower.startsWith("connection:") && lower.contains("close");
        }
        String body = chunked ? chunks() : new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (last) {
            close();
        }
        if (status >= 300) {
            throw new IOException(status + " " + body);
        }
        return body;
    }

    private String chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toString(StandardCharsets.UTF_8);
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        Socket open = socket;
        socket = null;
        if (open != null) {
            open.close();
        }
    }
}
