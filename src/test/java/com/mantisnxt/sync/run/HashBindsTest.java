package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.preview.plan.PlanLife;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PreviewApproval;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** A preview's hash stands for each thing that an approval binds: one of them is another, and so is the hash. */
@ConsoleTest
@Import(MadeUpSources.class)
class HashBindsTest {

    private static final String ITEM = " where preview_id = ? and position = 2";

    @Autowired
    private ApplicationContext context;

    private Shop shop;
    private UUID preview;
    private String hash;

    @BeforeEach
    void fourRecordsWouldChange() {
        shop = Shop.stored(context, new RecordsOfATest().products(4, "1"));
        shop.now(new RecordsOfATest().products(4, "2"));
        preview = shop.compute();
        hash = shop.plan(preview).hash();
    }

    @Test
    void theSameChangesHaveTheSameHash() {
        assertThat(completedAnew()).isEqualTo(hash);
        Shop other = Shop.stored(context, new RecordsOfATest().products(4, "1"));
        other.now(new RecordsOfATest().products(4, "2"));
        assertThat(other.plan(other.compute()).hash())
                .as("of another organisation")
                .isEqualTo(hash);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "key; external_id = external_id || 'x'; external_id = rtrim(external_id, 'x')",
                "kind new; kind_code = 1; kind_code = 2",
                "kind deleted; kind_code = 3; kind_code = 2",
                "before-version; before_version = before_version + 1; before_version = before_version - 1",
                "what the record will be; after_hash = sha256(after_hash); after_hash = was"
            })
    void anotherOneOfOneItemIsAnotherHash(String what, String turn, String back) {
        change("before_data = jsonb_build_object('was', encode(after_hash, 'hex'))");
        change(turn);
        assertThat(completedAnew()).as(what).isNotEqualTo(hash);
        assertThatThrownBy(() ->
                        shop.as(() -> context.getBean(PreviewApproval.class).approve(preview, hash)))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.code().value()).isEqualTo("preview_changed"));
        change(back.replace("was", "decode(before_data ->> 'was', 'hex')"));
        assertThat(completedAnew()).as("as it was").isEqualTo(hash);
    }

    /** As the end of the comparison does it, over the items as they are now. */
    private String completedAnew() {
        PlanRow plan = shop.plan(preview);
        var comparison = new PlanLife.Comparison(
                plan.sight(), plan.counts().stored(), plan.counts().unchanged());
        try (Session session = shop.session()) {
            session.run("delete from sync_console.preview_item_tag where preview_id = ?", preview);
        }
        shop.as(() -> context.getBean(TransactionTemplate.class)
                .execute(status -> context.getBean(PlanLife.class).computed(preview, comparison)));
        return shop.plan(preview).hash();
    }

    private void change(String set) {
        try (Session session = shop.session()) {
            assertThat(session.run("update sync_console.preview_item set " + set + ITEM, preview))
                    .isEqualTo(1);
        }
    }
}
