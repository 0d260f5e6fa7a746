package com.mantisnxt.sync.connector.custom;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;

/**
 * How bytes are to be read as text.
 *
 * @param mark length of the byte order mark at the start, which is no text
 * @param isGuessed whether nobody chose it
 */
record Encoding(Charset charset, int mark, boolean isGuessed) {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int ENOUGH = 4;

    static Encoding of(@Nullable String chosen, byte[] head) {
        Encoding marked = marked(head);
        if (chosen == null || chosen.isBlank() || chosen.equalsIgnoreCase("auto")) {
            return marked != null ? marked : guessed(head);
        }
        Charset charset = named(chosen);
        if (charset.equals(StandardCharsets.UTF_16)) {
            return marked != null ? marked : new Encoding(StandardCharsets.UTF_16BE, 0, false);
        }
        return new Encoding(charset, marked != null && marked.charset().equals(charset) ? marked.mark() : 0, false);
    }

    /** @throws IllegalArgumentException for a name of no charset */
    static Charset named(String name) {
        try {
            return Charset.forName(name.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException("no charset", e);
        }
    }

    private static @Nullable Encoding marked(byte[] head) {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new Encoding(StandardCharsets.UTF_8, 3, true);
        }
        if (starts(head, 0xFF, 0xFE)) {
            return new Encoding(StandardCharsets.UTF_16LE, 2, true);
        }
        return starts(head, 0xFE, 0xFF) ? new Encoding(StandardCharsets.UTF_16BE, 2, true) : null;
    }

    /** Text that is UTF-8 by accident is rare; what is not, is most often from Windows. */
    private static Encoding guessed(byte[] head) {
        if (head.length >= ENOUGH && head[0] == 0 && head[2] == 0 && head[1] != 0) {
            return new Encoding(StandardCharsets.UTF_16BE, 0, true);
        }
        if (head.length >= ENOUGH && head[1] == 0 && head[3] == 0 && head[0] != 0) {
            return new Encoding(StandardCharsets.UTF_16LE, 0, true);
        }
        return new Encoding(isUtf8(head) ? StandardCharsets.UTF_8 : WINDOWS, 0, true);
    }

    private static boolean isUtf8(byte[] head) {
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        var chars = CharBuffer.allocate(head.length + 1);
        return !decoder.decode(ByteBuffer.wrap(head), chars, false).isError();
    }

    private static boolean starts(byte[] head, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (head.length <= i || (head[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    String decoded(byte[] head) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(head, mark, head.length - mark))
                    .toString();
        } catch (CharacterCodingException e) {
            return "";
        }
    }
}
