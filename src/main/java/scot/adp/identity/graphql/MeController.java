package scot.adp.identity.graphql;

import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;

@Controller
class MeController {

	private final Members members;

	MeController(Members members) {
		this.members = members;
	}

	@QueryMapping
	Caller me() {
		return members.me();
	}

}
