package scot.adp.identity;

import java.util.List;

import org.springframework.stereotype.Service;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;

/** Tells who may do what. It is no secret: everyone who is signed in may know. */
@Service
public class AccessMatrix {

	private final Operations operations;

	AccessMatrix(Operations operations) {
		this.operations = operations;
	}

	/** All operations by name, each with the roles that may. */
	@Allowed(operation = "identity.access-matrix.read", to = Audience.SIGNED_IN)
	public List<Operation> operations() {
		return List.copyOf(operations.all());
	}

}
