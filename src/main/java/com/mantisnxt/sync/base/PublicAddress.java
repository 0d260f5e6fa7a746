package com.mantisnxt.sync.base;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where people reach the console, for links in what is sent to them. No request tells it: work in the background has none,
 * and a request's own word is not to be believed in what others will click.
 *
 * @param publicAddress such as {@code https://sync.example.org}; null where none is set, and then there are no links
 */
@ConfigurationProperties("sync")
public record PublicAddress(@Nullable String publicAddress) {

    public PublicAddress {
        publicAddress = publicAddress == null || publicAddress.isBlank() ? null : publicAddress.strip();
        if (publicAddress != null && !publicAddress.matches("https?://[^\\s\"<>?#]+")) {
            throw new IllegalArgumentException(
                    "sync.public-address is an address such as https://sync.example.org, it is " + publicAddress + ".");
        }
    }

    public boolean isSet() {
        return publicAddress != null;
    }

    /** @param path within the console, with or without a slash before it */
    public Optional<URI> link(String path) {
        if (publicAddress == null) {
            return Optional.empty();
        }
        String root = publicAddress.replaceAll("/+$", "");
        try {
            return Optional.of(URI.create(root + "/" + path.replaceAll("^/+", "")));
        } catch (IllegalArgumentException e) {
            return Optional.of(URI.create(root + "/"));
        }
    }
}
