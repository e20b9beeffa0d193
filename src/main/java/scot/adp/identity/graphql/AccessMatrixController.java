package scot.adp.identity.graphql;

import java.util.List;

import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.identity.AccessMatrix;
import scot.adp.identity.Operation;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Role;

@Controller
class AccessMatrixController {

	private final AccessMatrix matrix;

	AccessMatrixController(AccessMatrix matrix) {
		this.matrix = matrix;
	}

	@QueryMapping
	List<Operation> accessMatrix() {
		return matrix.operations();
	}

	@SchemaMapping(typeName = "Operation", field = "roles")
	List<Role> roles(Operation operation) {
		return operation.roles().stream().sorted().toList();
	}

	@SchemaMapping(typeName = "Operation", field = "ownUnits")
	boolean ownUnits(Operation operation) {
		return operation.scope() == Scope.OWN_UNITS;
	}

}
