package scot.adp.identity;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.platform.Allowed;
import scot.adp.platform.Role;
import scot.adp.platform.Rows;

/** Where people can be written to; the support team's to know. */
@Service
@Transactional(readOnly = true)
public class Addresses {

	private final JdbcClient jdbc;

	Addresses(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Addresses by account; unknown accounts are left out. */
	@Allowed(operation = "identity.address.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public Map<AccountId, AddressView> of(Collection<AccountId> accounts) {
		return jdbc.sql("select id as account, name, email from identity.account where id = any(:ids)")
			.param("ids", Rows.ids(accounts))
			.query(AddressView.class)
			.list()
			.stream()
			.collect(Collectors.toMap(AddressView::account, Function.identity()));
	}

}
