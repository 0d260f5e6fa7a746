package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an exception of Odoo means to whoever set up the connection. Its words are passed on only where Odoo made them for
 * people; tracebacks never are.
 *
 * @param model that was asked; empty while signing in
 */
record OdooFaults(Access access, String model) {

    private static final int LONGEST = 400;
    private static final Pattern PASSING =
            Pattern.compile("OperationalError|Serializ|Rollback|Deadlock|LockNotAvailable"
                    + "|InterfaceError|PoolError|QueryCancel|Shutdown|ReadOnlySql|MemoryError|Timeout");
    private static final Pattern NO_SUCH =
            Pattern.compile("(?i)does not exist|existiert nicht|n'existe pas|no existe|non esiste");
    private static final Pattern FIELD = Pattern.compile("Invalid field '?(?:[\\w.]+\\.)?(\\w+)");
    private static final Map<String, String> APPS = Map.of(
            "sale.order", "Sales",
            "sale.order.line", "Sales",
            "account.move", "Invoicing",
            "account.move.line", "Invoicing",
            "stock.quant", "Inventory",
            "product.product", "Sales or Inventory",
            "product.category", "Sales or Inventory",
            "product.attribute", "Sales or Inventory");

    /** @param name of the exception, such as odoo.exceptions.AccessError */
    SourceFault of(String name, String message) {
        String type = name.substring(name.lastIndexOf('.') + 1);
        return switch (type) {
            case "AccessDenied", "SessionExpiredException", "Unauthorized" -> wrongKey();
            case "AccessError", "Forbidden" ->
                new SourceFault(
                        Kind.NO_RIGHT,
                        access.host() + " does not let this user " + (model.isEmpty() ? "in" : "read " + model)
                                + told(name, message));
            case "MissingError" ->
                new SourceFault(
                        Kind.AWAY, "A record of " + model + " was deleted at " + access.host() + " while it was read.");
            case "UserError", "KeyError", "NotFound" -> missing(name, message);
            default -> PASSING.matcher(name).find() ? passing(message) : unreadable(name, message);
        };
    }

    SourceFault wrongKey() {
        return new SourceFault(
                Kind.WRONG_KEY,
                access.host() + " does not accept the user with this key or password for the database \""
                        + access.database() + "\". A user with two-factor authentication needs an API key.");
    }

    SourceFault noDatabase() {
        return new SourceFault(
                Kind.WRONG_ADDRESS,
                access.host() + " has no database named \"" + access.database() + "\". The database is what Odoo's"
                        + " sign-in page chooses from; at odoo.com it is the first part of the address.");
    }

    private SourceFault missing(String name, String message) {
        if (!model.isEmpty() && message.contains(model) && !message.contains(model + ".")) {
            String app = APPS.get(model);
            return new SourceFault(
                    Kind.UNREADABLE,
                    "This Odoo has no " + model + (app == null ? ": the app it belongs to" : ": its app " + app)
                            + " is not installed.");
        }
        return model.isEmpty() && message.contains(access.database()) ? noDatabase() : unreadable(name, message);
    }

    private SourceFault passing(String message) {
        if (message.contains("\"" + access.database() + "\"")
                && NO_SUCH.matcher(message).find()) {
            return noDatabase();
        }
        return new SourceFault(Kind.AWAY, access.host() + " can't answer now: its database is busy or away.");
    }

    private SourceFault unreadable(String name, String message) {
        Matcher field = FIELD.matcher(message);
        if (field.find()) {
            return new SourceFault(Kind.UNREADABLE, "This Odoo has no field " + field.group(1) + " of " + model + ".");
        }
        String type = name.substring(name.lastIndexOf('.') + 1).replaceAll("\\W", "");
        String kind = type.isEmpty() || type.length() > 60 ? "" : " (" + type + ")";
        return new SourceFault(
                Kind.UNREADABLE, access.host() + " could not answer what was asked of it" + kind + told(name, message));
    }

    /** Goes on a sentence. */
    private static String told(String name, String message) {
        String words = message.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (!name.startsWith("odoo.exceptions.") || words.isEmpty() || words.contains("Traceback")) {
            return ".";
        }
        String some = words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words;
        return ": " + some + (some.endsWith(".") ? "" : ".");
    }
}
