package com.mantisnxt.sync.connector.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import org.junit.jupiter.api.Test;

/** However many connections there are, the page shows some and finds the others. */
class ConnectionListTest extends ViewTest {

    @Override
    protected Role role() {
        return Role.ADMIN;
    }

    @Test
    void ofVeryManyAHundredAreShownAndMoreWhenAskedFor() {
        connections(230);
        open("connections");
        assertThat(cards()).isEqualTo(100);
        test($(NativeButton.class).withText("Show 100 more").single()).click();
        assertThat(cards()).isEqualTo(200);
        test($(NativeButton.class).withText("Show 30 more").single()).click();
        assertThat(cards()).isEqualTo(230);
    }

    @Test
    void oneIsFoundByItsNameItsAddressOrTheKindOfItsSystemAndTheAddressSaysSo() {
        connections(230);
        open("connections");
        test(search()).setValue("SHOP 217 ");
        assertThat(address()).isEqualTo("connections?q=SHOP%20217");
        assertThat(cards()).isEqualTo(1);
        assertThat(text()).contains("1 of 230");
        open("connections?q=shop-30.example");
        assertThat(search().getValue()).isEqualTo("shop-30.example");
        assertThat(cards()).isEqualTo(1);
        open("connections?q=odoo");
        assertThat(text()).contains("230 of 230");
        open("connections?q=nothing-of-it");
        assertThat(cards()).isZero();
        assertThat(text()).contains("No connection matches");
    }

    @Test
    void fewNeedNoSearch() {
        connections(3);
        open("connections");
        assertThat(cards()).isEqualTo(3);
        assertThat($(TextField.class)
                        .withCondition(field -> field.getElement().hasAttribute("data-search"))
                        .all())
                .isEmpty();
    }

    private TextField search() {
        return $(TextField.class)
                .withCondition(field -> field.getElement().hasAttribute("data-search"))
                .single();
    }

    private long cards() {
        return $(ConnectionCard.class).all().size();
    }

    private void connections(int count) {
        try (Session session = database.asApplication(organisation.id())) {
            session.run(
                    "insert into sync_console.connection (org_id, name, source_code, base_url)"
                            + " select ?, 'Shop ' || i, 2, 'https://shop-' || i || '.example' from generate_series(1, ?) i",
                    organisation.id(),
                    count);
        }
    }
}
