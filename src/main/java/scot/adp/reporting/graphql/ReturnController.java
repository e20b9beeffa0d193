package scot.adp.reporting.graphql;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.platform.MemberId;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.reporting.ReturnChange;
import scot.adp.reporting.ReturnId;
import scot.adp.reporting.ReturnState;
import scot.adp.reporting.ReturnView;
import scot.adp.reporting.Returns;

/** Returns to others. */
@Controller
class ReturnController {

	private final Returns returns;

	private final Members members;

	ReturnController(Returns returns, Members members) {
		this.returns = returns;
		this.members = members;
	}

	@QueryMapping
	List<ReturnView> returns(@Argument LocalDate from, @Argument LocalDate to) {
		return returns.between(from, to);
	}

	@MutationMapping
	ReturnView changeReturn(@Argument ChangedInput input) {
		@Nullable String owner = input.owner();
		return returns.change(new ReturnChange(input.idempotencyKey(), new ReturnId(id("Return", "id", input.id())),
				input.expectedVersion(), input.state(),
				(owner != null) ? new MemberId(id("Member", "owner", owner)) : null, input.sentOn(), input.note()));
	}

	@SchemaMapping(typeName = "Return", field = "id")
	String returnId(ReturnView it) {
		return NodeSource.globalId("Return", it.id().value());
	}

	@BatchMapping(typeName = "Return", field = "owner")
	Map<ReturnView, MemberView> owner(List<ReturnView> of) {
		var found = members.byIds(of.stream().map(ReturnView::owner).filter(Objects::nonNull).distinct().toList());
		var owners = new HashMap<ReturnView, MemberView>();
		for (ReturnView it : of) {
			@Nullable MemberId id = it.owner();
			@Nullable MemberView owner = (id != null) ? found.get(id) : null;
			if (owner != null) {
				owners.put(it, owner);
			}
		}
		return owners;
	}

	/** The local part of a global id, or of its plain form. */
	private static UUID id(String type, String path, String given) {
		try {
			return (given.length() == 36) ? UUID.fromString(given)
					: UUID.fromString(new String(Base64.getUrlDecoder().decode(given), StandardCharsets.UTF_8)
						.replaceFirst("^" + type + ":", ""));
		}
		catch (IllegalArgumentException ex) {
			throw Problem.invalid(path, "This is no such id; use one that a query gave you.");
		}
	}

	/** How a return stands, as a client sends it. */
	record ChangedInput(String idempotencyKey, String id, int expectedVersion, ReturnState state,
			@Nullable String owner, @Nullable LocalDate sentOn, @Nullable String note) {
	}

}
