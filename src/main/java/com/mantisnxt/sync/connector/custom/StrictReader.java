package com.mantisnxt.sync.connector.custom;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Decodes without mercy: a byte that is not of the encoding ends the reading, and the fault says which one. */
final class StrictReader extends Reader {

    private final InputStream stream;
    private final Encoding encoding;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 14).flip();
    private long position;
    private long line = 1;
    private boolean isAtEnd;

    StrictReader(InputStream stream, Encoding encoding) {
        this.stream = stream;
        this.encoding = encoding;
        this.position = encoding.mark();
        this.decoder = encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] chars, int from, int length) throws IOException {
        CharBuffer target = CharBuffer.wrap(chars, from, length);
        while (target.position() == 0) {
            if (!isAtEnd && !bytes.hasRemaining()) {
                fill();
            }
            int before = bytes.position();
            CoderResult result = decoder.decode(bytes, target, isAtEnd);
            position += bytes.position() - before;
            if (result.isError() && target.position() == 0) {
                throw malformed();
            }
            if (result.isUnderflow() && isAtEnd) {
                break;
            }
            if (result.isUnderflow() && target.position() == 0) {
                fill();
            }
        }
        count(chars, from, target.position());
        return target.position() == 0 ? -1 : target.position();
    }

    /** Keeps the bytes of a character that is not whole yet. */
    private void fill() throws IOException {
        bytes.compact();
        int got = stream.read(bytes.array(), bytes.position(), bytes.remaining());
        if (got < 0) {
            isAtEnd = true;
        } else {
            bytes.position(bytes.position() + got);
        }
        bytes.flip();
    }

    private void count(char[] chars, int from, int length) {
        for (int i = from; i < from + length; i++) {
            line += chars[i] == '\n' ? 1 : 0;
        }
    }

    private com.mantisnxt.sync.connector.SourceFault malformed() {
        return Faults.unreadable("Byte " + position + " in line " + line + " is not "
                + encoding.charset().displayName()
                + (encoding.isGuessed() ? ", which the file looked like at its start" : ", which was chosen")
                + ". Choose the encoding it is written in, or repair the file.");
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
