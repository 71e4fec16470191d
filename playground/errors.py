"""What the Bot API answers when it does not do as asked.

ApiError
├── BadRequestError      400
├── UnauthorizedError    401
├── ForbiddenError       403
├── NotFoundError        404
├── ConflictError        409
├── FloodError           429, with retry_after
└── NotPerformedError    501, ours: Telegram knows the method, the playground does not play it

PlayError: not the API's; a person was asked to do what no client offers.
"""


class ApiError(Exception):
    """`description` is the whole text of the answer, `parameters` its ResponseParameters."""

    status = 500
    prefix = "Internal Server Error"

    def __init__(self, reason: str = "", **parameters: int) -> None:
        self.description = f"{self.prefix}: {reason}" if reason else self.prefix
        self.parameters = parameters
        super().__init__(self.description)


class BadRequestError(ApiError):
    status = 400
    prefix = "Bad Request"


class UnauthorizedError(ApiError):
    status = 401
    prefix = "Unauthorized"


class ForbiddenError(ApiError):
    status = 403
    prefix = "Forbidden"


class NotFoundError(ApiError):
    status = 404
    prefix = "Not Found"


class ConflictError(ApiError):
    status = 409
    prefix = "Conflict"


class FloodError(ApiError):
    status = 429
    prefix = "Too Many Requests"

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"retry after {retry_after}", retry_after=retry_after)


class NotPerformedError(ApiError):
    status = 501
    prefix = "Not Implemented"


class PlayError(Exception):
    """A person cannot do that: their client would not offer it."""
