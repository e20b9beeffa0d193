package scot.adp.reporting.graphql;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.platform.MemberId;
import scot.adp.platform.NodeSource;
import scot.adp.reporting.ReturnChange;
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
	ReturnView changeReturn(@Argument ReturnChange input) {
		return returns.change(input);
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

	@Bean
	static NodeSource<Returns.Id> returnNodes(Returns returns) {
		return new NodeSource<>("Return", Returns.Id.class, returns::find);
	}

}
