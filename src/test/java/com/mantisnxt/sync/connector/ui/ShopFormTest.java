package com.mantisnxt.sync.connector.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.connector.Connection;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.EntitySetup;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The form that the screen makes of what the Shopify connector asks for. */
class ShopFormTest extends ViewTest {

    @Autowired
    private Connections connections;

    @Override
    protected Role role() {
        return Role.ADMIN;
    }

    @Test
    @SuppressWarnings("unchecked")
    void aShopIsEnteredAndKeptWithItsUsualFields() {
        open("connections/new");
        Select<SourceSystem> kind = (Select<SourceSystem>) select("Kind of system");
        kind.setValue(SourceSystem.SHOPIFY);
        roundTrip();
        assertThat(((Select<String>) select("API version")).getValue()).isEqualTo("2026-10");
        field("Name").setValue("Tea");
        field("Address").setValue("http://tea.myshopify.com");
        $view(PasswordField.class)
                .withCondition(secret -> "Access token".equals(secret.getLabel()))
                .single()
                .setValue("shpat_4711");
        ((CheckboxGroup<EntityType>) $view(CheckboxGroup.class).single())
                .setValue(Set.of(EntityType.ORDER, EntityType.INVENTORY));
        roundTrip();
        assertThat($view(TextArea.class).all())
                .extracting(TextArea::getValue)
                .anyMatch(fields -> fields.contains("/lines -> lines : any"));
        save();
        assertThat(field("Address").getErrorMessage()).contains("https://");
        field("Address").setValue("https://tea.myshopify.com");
        save();
        Connection kept = connections.list().getFirst();
        assertThat(kept.system()).isEqualTo(SourceSystem.SHOPIFY);
        assertThat(kept.secretNames()).containsExactly("token");
        assertThat(kept.settings().path("version").asString()).isEqualTo("2026-10");
        assertThat(kept.entities())
                .extracting(EntitySetup::entity)
                .containsExactlyInAnyOrder(EntityType.ORDER, EntityType.INVENTORY);
        assertThat(kept.entities())
                .allSatisfy(setup -> assertThat(setup.mapping()).isEmpty());
        assertThat(text()).doesNotContain("4711");
    }

    private TextField field(String label) {
        return $view(TextField.class)
                .withCondition(field -> label.equals(field.getLabel()))
                .single();
    }

    private Select<?> select(String label) {
        return $view(Select.class)
                .withCondition(select -> label.equals(select.getLabel()))
                .single();
    }

    private void save() {
        test($view(Button.class).withText("Save").single()).click();
        roundTrip();
    }
}
