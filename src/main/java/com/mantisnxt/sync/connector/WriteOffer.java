package com.mantisnxt.sync.connector;

import java.util.List;
import java.util.Map;

/**
 * What of one kind of record can be written to a system. A field that does not stand here is never written.
 *
 * @param fields by their path there, such as {@code billing/city}
 * @param choices the only values of some of them, by path
 * @param needed paths that a new record must have; empty where none can be made
 */
public record WriteOffer(Map<String, WriteType> fields, Map<String, List<String>> choices, List<String> needed) {

    /** Whether changes may be written at all, for each kind of record of a connection: nobody writes by accident. */
    public static final SettingField SWITCH = SettingField.choice("writing", "off", "on");

    public WriteOffer {
        fields = Map.copyOf(fields);
        choices = Map.copyOf(choices);
        needed = List.copyOf(needed);
    }

    public boolean isForNew() {
        return !needed.isEmpty();
    }

    static boolean isOn(EntitySetup setup) {
        return SWITCH.in(setup.settings()).equals("on");
    }
}
