package com.mantisnxt.sync.security;

import java.util.LinkedHashMap;
import java.util.Map;

/** Texts of people who mean no good: each tries to be more than a text where it comes out. */
public final class Probes {

    /** What a forged line of a log begins with. */
    public static final String FORGED = "FORGED";

    private Probes() {}

    /** By what each is. */
    public static Map<String, String> texts() {
        Map<String, String> probes = new LinkedHashMap<>();
        probes.put("an element", "<img src=x onerror=\"window.smuggled=1\">");
        probes.put("a script", "</script></style></title><script>window.smuggled=1</script>");
        probes.put("an attribute", "\" onfocus=window.smuggled=1 autofocus x='");
        probes.put("an address that is a script", "javascript:window.smuggled=1");
        probes.put("a formula", "=cmd|' /C calc'!A0");
        probes.put("a formula in a cell of its own", "a;=1+1;b\n=2+2\t@SUM(1)");
        probes.put("a line of the log", "x\r\n" + FORGED + " ERROR all is lost\r" + FORGED + "\u2028" + FORGED);
        probes.put("a header", "x\r\nSet-Cookie: sync_console=" + FORGED + "\r\n\r\n<html>");
        probes.put("orders to a terminal", "\u001b[2J\u001b]0;title\u0007\u009b31mred");
        probes.put("a turned text", "invoice\u202egpj.exe\u2066");
        probes.put("a NUL", "a\0b");
        probes.put("a statement", "'; drop table public.sync_progress; --");
        probes.put("a pattern", "%_\\%\\\\(.*)+$");
        probes.put("a format", "%s%n%n{}{0}{1}${jndi:ldap://127.0.0.1/x}#{1+1}${7*7}$1\\1");
        probes.put(
                "a mention",
                "<!channel> @channel @everyone <http://evil.example|your bank> [bank](http://evil.example)");
        probes.put("characters of four bytes", "𝔘𝔫𝔦 😀 注文");
        probes.put("a path", "../../../../etc/passwd\\..\\..");
        probes.put("nothing", "");
        probes.put("blanks", " \t\u00a0\u3000");
        probes.put("a long text", "🦊a".repeat(50_000));
        return probes;
    }
}
