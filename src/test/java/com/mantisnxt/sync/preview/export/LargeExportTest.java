package com.mantisnxt.sync.preview.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.account.SignedIn;
import com.mantisnxt.sync.base.export.ExportFormat;
import com.mantisnxt.sync.preview.LargePreview;
import com.mantisnxt.sync.preview.plan.ItemChunks;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.PlanItem;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.LiveObjects;
import com.mantisnxt.sync.testing.OpenTransactions;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** However many items there are and however slowly they are taken. */
@ConsoleTest
class LargeExportTest {

    private static final int MANY = 100_000;
    private static final long MEGABYTE = 1024 * 1024;

    private final Caller caller = Organisations.anybody();
    private final ItemExport export;
    private final ItemChunks chunks;
    private final CurrentCaller currentCaller;

    @Autowired
    LargeExportTest(ItemExport export, ItemChunks chunks, CurrentCaller currentCaller) {
        this.export = export;
        this.chunks = chunks;
        this.currentCaller = currentCaller;
    }

    @AfterEach
    void leave() {
        SecurityContextHolder.clearContext();
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void aSlowReaderOfAHundredThousandItemsHoldsNoMoreThanAChunkAndNoTransaction() throws IOException {
        UUID preview = preview(MANY, 210);
        try (Session administrator = TestServer.POSTGRES_18.shared().asAdministrator()) {
            var reader = new SlowReader(administrator);
            write(preview, reader);
            assertThat(reader.lines).isEqualTo(MANY);
            assertThat(reader.written).isGreaterThan(60 * MEGABYTE);
            assertThat(reader.items).hasSizeGreaterThan(5).allMatch(live -> live > 0 && live <= 400);
            assertThat(reader.transactions).isNotEmpty().allMatch(List::isEmpty, "no open transaction");
            long first = reader.heap.getFirst();
            assertThat(reader.heap).allMatch(bytes -> bytes < first + 16 * MEGABYTE);
        }
    }

    @Test
    void fatItemsMakeSmallChunks() {
        UUID preview = preview(9, 700_000);
        List<Integer> sizes = new ArrayList<>();
        as(() -> {
            for (ItemQuery query : List.of(ItemQuery.all(), ItemQuery.all().withText("product"))) {
                @Nullable Integer after = null;
                do {
                    var chunk = chunks.items(preview, query, after);
                    sizes.add(chunk.content().size());
                    after = chunk.next();
                } while (after != null);
            }
        });
        assertThat(sizes).containsExactly(2, 2, 2, 2, 1, 2, 2, 2, 2, 1);
    }

    @Test
    void whoIsSignedOutMeanwhileGetsNoMoreThanTheChunkThatWasOnItsWay() {
        UUID preview = preview(2_000, 210);
        var reader = new Lines() {
            @Override
            public void write(byte[] bytes, int from, int length) {
                super.write(bytes, from, length);
                actInAnEndedSession();
            }
        };
        assertThatThrownBy(() -> write(preview, reader)).isInstanceOf(NotAllowed.class);
        assertThat(reader.lines).isBetween(1, 400);
        try (Session session =
                TestServer.POSTGRES_18.shared().asApplication(caller.org().value())) {
            assertThat(session.values(
                            String.class,
                            "select details ->> 'reason' from sync_console.audit_event"
                                    + " where action = 'preview_export_broken_off' and subject = ?",
                            preview.toString()))
                    .containsExactly("not_signed_in");
        }
    }

    private UUID preview(int items, int fat) {
        UUID org = caller.org().value();
        try (Session session = TestServer.POSTGRES_18.shared().asApplication(org)) {
            return LargePreview.with(session, org, items, fat);
        }
    }

    private void actInAnEndedSession() {
        var person = new SignedIn(caller.org(), "Test", UUID.randomUUID(), "a@b.c", "Ann", Role.ADMIN, "s");
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()));
        var request = new MockHttpServletRequest();
        request.setSession(new MockHttpSession());
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    private void write(UUID preview, OutputStream out) throws IOException {
        var begun = currentCaller.callAs(caller, () -> export.begin(preview, ItemQuery.all(), ExportFormat.NDJSON));
        var fault = new ArrayList<IOException>();
        as(() -> {
            try {
                export.write(begun, out);
            } catch (IOException e) {
                fault.add(e);
            }
        });
        if (!fault.isEmpty()) {
            throw fault.getFirst();
        }
    }

    private void as(Runnable work) {
        currentCaller.runAs(caller, work);
    }

    /** Counts and forgets. */
    private static class Lines extends OutputStream {

        protected int lines;
        protected long written;

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            written += length;
            for (int i = from; i < from + length; i++) {
                lines += bytes[i] == '\n' ? 1 : 0;
            }
        }
    }

    /** Looks at the console every now and then, which waits for it. */
    private static final class SlowReader extends Lines {

        private final Session administrator;
        private final List<Long> items = new ArrayList<>();
        private final List<Long> heap = new ArrayList<>();
        private final List<List<String>> transactions = new ArrayList<>();
        private long next = MEGABYTE;

        SlowReader(Session administrator) {
            this.administrator = administrator;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            if (written > next) {
                next += 10 * MEGABYTE;
                LiveObjects live = LiveObjects.now();
                items.add(live.of(PlanItem.class));
                heap.add(live.bytes());
                transactions.add(OpenTransactions.naming("preview_item", administrator));
            }
        }
    }
}
