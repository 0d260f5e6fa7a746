package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.http.JsonAnswers;
import com.mantisnxt.sync.connector.http.WebPage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads what a shop's PHP puts out. Where its warnings are shown they stand before the data; they are passed over when
 * what follows is one whole document.
 */
final class PhpOutput {

    private static final int LONGEST_TALK = 65_536;
    private static final Pattern TALK = Pattern.compile(
            "(?s)\\s*(?:<br\\s*/?>\\s*)?(?:<b>|PHP )?(?:Warning|Notice|Deprecated|Strict Standards)(?:</b>)?:.{0,"
                    + LONGEST_TALK + "}? on line .*");

    private PhpOutput() {}

    /** @throws SourceFault where it can't be read */
    static JsonNode parse(byte[] body) {
        int start = isTalk(body) ? start(body) : 0;
        return JsonAnswers.parse(start == 0 ? body : Arrays.copyOfRange(body, start, body.length));
    }

    static boolean isWebPage(byte[] body) {
        return WebPage.isOne(sample(body));
    }

    /**
     * The body itself, unless it is a page. That PHP calls it one because its warnings came first does not make it one.
     *
     * @throws SourceFault where it is
     */
    static byte[] noPage(boolean isCalledOne, byte[] body) {
        if (isCalledOne && !isTalk(body)) {
            throw new SourceFault(
                    Kind.UNREADABLE,
                    "A web page came instead of data" + WebPage.title(sample(body))
                            + ". A sign-in page, a check for robots or a proxy may answer in the shop's place.");
        }
        return body;
    }

    /** What helps, where it can be told. */
    static String words(byte[] body) {
        return isTalk(body)
                ? "Warnings of PHP stand in its answers: they belong into a log, not on the screen (WP_DEBUG_DISPLAY)."
                : "It may have been cut, or a plugin of the shop writes into it.";
    }

    private static boolean isTalk(byte[] body) {
        return TALK.matcher(sample(body)).matches();
    }

    /** Data begins on a line of its own; only else behind a tag, for warnings name code too. */
    private static int start(byte[] body) {
        int ofLine = startAfter('\n', body);
        return ofLine > 0 ? ofLine : startAfter('>', body);
    }

    private static int startAfter(char before, byte[] body) {
        int last = Math.min(body.length, LONGEST_TALK);
        for (int i = 1; i < last; i++) {
            boolean isStart = body[i] == '[' || body[i] == '{';
            if (isStart && body[i - 1] == before) {
                return i;
            }
        }
        return 0;
    }

    private static String sample(byte[] body) {
        return new String(body, 0, Math.min(4096, body.length), StandardCharsets.UTF_8);
    }
}
