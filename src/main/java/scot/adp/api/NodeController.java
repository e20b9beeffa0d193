package scot.adp.api;

import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import scot.adp.platform.Problem;

/** Finds anything by its global id. */
@Controller
class NodeController {

	private final GlobalIds ids;

	NodeController(GlobalIds ids) {
		this.ids = ids;
	}

	@QueryMapping
	Object node(@Argument String id) {
		return ids.find(id).orElseThrow(() -> Problem.notFound("node", id));
	}

}
