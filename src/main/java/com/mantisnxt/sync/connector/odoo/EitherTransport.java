package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.http.Answers;
import com.mantisnxt.sync.connector.http.JsonAnswers;
import com.mantisnxt.sync.connector.http.WebAnswer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks Odoo for its version before the first call, and then speaks as that version does best. */
final class EitherTransport implements Transport {

    private static final int FIRST_WITH_JSON_2 = 19;
    private static final int FIRST_WITHOUT_JSON_RPC = 22;

    /** At odoo.com it reads saas~19. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    private final Access access;
    private final Wire wire;
    private @Nullable Transport chosen;

    EitherTransport(Access access, Wire wire) {
        this.access = access;
        this.wire = wire;
    }

    @Override
    public Answer call(Call call) {
        Transport speaks = chosen;
        if (speaks == null) {
            speaks = speaksJson2(version()) ? new Json2(access, wire) : new JsonRpc(access, wire);
            chosen = speaks;
        }
        return speaks.call(call);
    }

    /** A password is of no use to JSON-2; trying it there would count as a failed sign-in. */
    private boolean speaksJson2(int version) {
        return version >= FIRST_WITHOUT_JSON_RPC || version >= FIRST_WITH_JSON_2 && access.hasApiKey();
    }

    /** Zero where it does not say, as before 19. */
    private int version() {
        WebAnswer answer = wire.get(access.at("/web/version"));
        try {
            JsonNode said = JsonAnswers.read(Answers.good(answer, wire.clock()));
            Matcher number = NUMBER.matcher(said.at("/version_info/0").asString(""));
            return number.find() ? Integer.parseInt(number.group()) : 0;
        } catch (SourceFault fault) {
            if (fault.kind().isPassing()) {
                throw fault;
            }
            return 0;
        }
    }
}
