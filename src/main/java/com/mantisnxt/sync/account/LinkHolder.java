package com.mantisnxt.sync.account;

import com.mantisnxt.sync.tenant.OrgId;
import java.util.UUID;

/** The person that a still unspent link was made for. */
public record LinkHolder(OrgId org, UUID user, String email, String displayName) {}
