package com.mantisnxt.sync.connector;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an installation may set about reaching other systems.
 *
 * @param allowPrivateAddresses whether connections may lead into private networks and to this machine
 * @param connectWait until a connection stands
 * @param answerWait until the first byte of an answer, and from one byte to the next
 * @param wholeWait until an answer was read to its end
 * @param largestBody of one answer, unpacked
 * @param largestRecord of one record in what was read
 * @param largestUpload of a file that is handed in
 */
@ConfigurationProperties("sync.connector")
public record ConnectorProperties(
        @DefaultValue("false") boolean allowPrivateAddresses,
        @DefaultValue("PT10S") Duration connectWait,
        @DefaultValue("PT30S") Duration answerWait,
        @DefaultValue("PT2H") Duration wholeWait,
        @DefaultValue("20GB") DataSize largestBody,
        @DefaultValue("4MB") DataSize largestRecord,
        @DefaultValue("200MB") DataSize largestUpload) {}
