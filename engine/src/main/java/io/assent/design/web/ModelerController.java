package io.assent.design.web;

import io.assent.design.Draft;
import io.assent.design.ModelerDeployments;
import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** What Camunda Modeler calls of Camunda 7's REST API to deploy: is it there, may I, and the deployment itself. */
@RestController
@RequestMapping("/api/v1/modeler")
@Tag(name = "Camunda Modeler")
class ModelerController {

    /** Of the engine, by which Modeler chooses what a diagram may hold. */
    private static final String VERSION = "7.24.0";

    private final ModelerDeployments deployments;

    ModelerController(ModelerDeployments deployments) {
        this.deployments = deployments;
    }

    record VersionResponse(String version) {}

    /**
     * @param id the pack and the version of its draft
     * @param name the pack
     */
    record DeploymentResponse(String id, String name, String source, Instant deploymentTime) {

        static DeploymentResponse of(Draft draft) {
            return new DeploymentResponse(
                    draft.pack() + ":" + draft.version(), draft.pack(), "Camunda Modeler", draft.changedAt());
        }
    }

    @GetMapping("/version")
    @Operation(summary = "Which version of Camunda's models is understood")
    VersionResponse version(Caller caller) {
        return new VersionResponse(VERSION);
    }

    @GetMapping("/deployment")
    @Operation(summary = "Whether the caller may deploy; nothing is listed, since drafts are no deployments")
    List<DeploymentResponse> deployments(Caller caller, @RequestParam(required = false) Integer maxResults) {
        Permissions.require(caller, Permission.DESIGN_PROCESSES);
        return List.of();
    }

    @PostMapping(path = "/deployment/create", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Put a diagram and its files into the draft of the pack that the deployment is named after; each"
                    + " part with a file name is a file")
    DeploymentResponse deploy(
            Caller caller,
            @RequestParam(name = "deployment-name", defaultValue = "") String name,
            MultipartHttpServletRequest request) {
        Permissions.require(caller, Permission.DESIGN_PROCESSES);
        SortedMap<String, byte[]> files = new TreeMap<>();
        request.getMultiFileMap()
                .values()
                .forEach(parts ->
                        parts.forEach(part -> files.put(String.valueOf(part.getOriginalFilename()), content(part))));
        return DeploymentResponse.of(deployments.deploy(caller, name, files));
    }

    /** Modeler shows the member {@code message}. */
    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal) {
        return Problem.of(refusal.with("message", Problem.of(refusal).inWords()))
                .answer();
    }

    private static byte[] content(MultipartFile part) {
        try {
            return part.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
